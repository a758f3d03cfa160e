package org.souffleur.os;

/**
 * An OS as its operator sees it.
 *
 * @param code whoever has it can ask to become a couple with the OS; empty where it has none
 * @param edition counts the operator's changes
 */
public record OwnOs(Os os, String code, long edition) {}
