/** What a browser gets: the question that approvers decide, its drawings, the status of all services; and the requests for it. */
@NullMarked
package dev.headgate.page;

import org.jspecify.annotations.NullMarked;
