/** JSON text to records and back, the same way for every Lambda function and every stored item. */
@NullMarked
package dev.headgate.json;

import org.jspecify.annotations.NullMarked;
