/**
 * What somebody is like to be with: languages, limits for each act and channel, wishes, a story. Never here: whose yes
 * to what (consent), when and where they are (calendar). Start at {@link org.souffleur.profile.DescribeMyself}.
 */
@NullMarked
package org.souffleur.profile;

import org.jspecify.annotations.NullMarked;
