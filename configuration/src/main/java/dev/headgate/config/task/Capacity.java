package dev.headgate.config.task;

/**
 * How tasks are split between Fargate and Fargate Spot.
 *
 * @param base how many run on Fargate before any is split
 * @param fargate of so many tasks on both
 * @param spot of so many tasks on both; AWS may stop them with two minutes' notice
 */
public record Capacity(int base, int fargate, int spot) {
    public Capacity {
        if (base < 0 || fargate < 0 || spot < 0 || fargate + spot == 0) {
            throw new IllegalArgumentException(
                    "tasks must be split between something, not " + fargate + " and " + spot);
        }
    }
}
