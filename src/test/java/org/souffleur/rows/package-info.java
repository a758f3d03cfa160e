/** Real PostgreSQL for tests that need rows but no running service. Never here: tests themselves. */
package org.souffleur.rows;
