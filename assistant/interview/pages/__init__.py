"""What is said and asked at each stage of a conversation; reads the state, never changes it."""
