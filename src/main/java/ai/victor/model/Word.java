package ai.victor.model;

import ai.victor.problem.Place;

/** A text of a YAML file and where it stands. */
record Word(String text, Place place) {}
