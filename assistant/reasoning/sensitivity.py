"""stub"""
def questions_that_matter(view, telling): return ()
def flips(view, knowledge): return ()
