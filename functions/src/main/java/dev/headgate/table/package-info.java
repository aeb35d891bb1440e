/** Every key and item of Headgate's one DynamoDB table, and the stores that write them. */
@NullMarked
package dev.headgate.table;

import org.jspecify.annotations.NullMarked;
