/** IAM's policies: what a document says to a request, and whom a deploy role trusts. It is no part of what Lambda runs. */
@NullMarked
package dev.headgate.policy;

import org.jspecify.annotations.NullMarked;
