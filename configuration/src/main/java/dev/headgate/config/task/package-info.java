/** What a service's tasks need beside an image and a size. Only the CDK app reads it: no function gets to see it. */
@NullMarked
package dev.headgate.config.task;

import org.jspecify.annotations.NullMarked;
