/**
 * The OS that lives in the service for rehearsals and newcomers, and the mannequin that sits for a surrogate. Both are
 * recordings and say so. Here are their lines, their score, and when they speak, wait and look; never a model, never a
 * yes for anybody else, never a clock of their own. Start at {@link org.souffleur.osgate.resident.ResidentOs}, which is
 * plain and moved by its caller; {@link org.souffleur.osgate.resident.Recordings} brings them in.
 */
@NullMarked
package org.souffleur.osgate.resident;

import org.jspecify.annotations.NullMarked;
