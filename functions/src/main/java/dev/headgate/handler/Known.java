package dev.headgate.handler;

/**
 * What a step knew before it looked or acted, by which the execution can wait to hear more.
 *
 * @param place of which it waits to hear
 * @param heard how often something had been heard of it by then
 * @param version of the deployment's record after the step, by which it is known whose deployment it is
 */
public record Known(String place, long heard, long version) {

    Known at(long later) {
        return new Known(place, heard, later);
    }
}
