"""Speed and memory as ratios against a floor, measured in the same run: ``python -m bench``.

It measures and never gates: the exit code is 0 whatever comes out. Linux only, as it reads /proc.
"""
