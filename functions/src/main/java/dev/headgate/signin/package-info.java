/** How approvers prove who they are: OpenID Connect's authorization-code flow, and the session that it leads to. */
@NullMarked
package dev.headgate.signin;

import org.jspecify.annotations.NullMarked;
