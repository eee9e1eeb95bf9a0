package dev.videogen.cli.option;

/** A command that ends or removes something, so that it is never suggested for another word. */
public interface Destructive {}
