/** Least privilege, proven by running the functions: what they call is judged by the policies that the app makes. */
@NullMarked
package dev.headgate.infra.permission;

import org.jspecify.annotations.NullMarked;
