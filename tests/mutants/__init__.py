"""Mutation testing of the pure rooms: one small lie at a time, and does any test notice?"""
