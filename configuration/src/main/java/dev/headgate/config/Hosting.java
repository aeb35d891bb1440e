package dev.headgate.config;

import dev.headgate.config.network.ForwardingRule;
import dev.headgate.config.task.Tasks;
import dev.headgate.json.Unwritten;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the CDK app puts a service on. Releases carry it over and change none of it.
 *
 * @param healthPath what the load balancer asks each task for; anything but an error below 400 is healthy
 * @param environments by environment's name, in the order of the waves; those that are not here have the defaults
 * @param tasks what its tasks need, which no function is told; empty: nothing
 */
public record Hosting(
        String healthPath,
        Map<String, In> environments,
        @Unwritten Optional<Tasks> tasks) {

    static final Hosting DEFAULT = new Hosting("/", Map.of(), Optional.empty());

    /**
     * In one environment.
     *
     * @param cpu of a task, in units of 1/1024 of a virtual processor
     * @param memory of a task, in MiB
     * @param minTasks that scaling leaves, 1 or more
     * @param maxTasks that scaling starts, at least as many
     * @param certificate ARN of the ACM certificate by which the listeners speak HTTPS; empty: plain HTTP
     * @param internal whether its load balancer is reached from inside its network only; empty: from everywhere
     * @param rule on the load balancer that it shares with others of its environment; empty: it has one of its own
     */
    public record In(
            int cpu,
            int memory,
            int minTasks,
            int maxTasks,
            Optional<String> certificate,
            @Unwritten Optional<Boolean> internal,
            @Unwritten Optional<ForwardingRule> rule) {

        public static final In DEFAULT = new In(256, 512, 2, 10, Optional.empty(), Optional.empty(), Optional.empty());

        public In {
            if (minTasks < 1 || maxTasks < minTasks) {
                throw new IllegalArgumentException("tasks must be 1 or more, and not fewer at most than at least: not "
                        + minTasks + " to " + maxTasks);
            }
        }

        /** As far as it is known here. */
        public boolean isInternal() {
            return internal.orElse(false);
        }
    }

    public Hosting {
        // Map.copyOf iterates in another order in each JVM.
        environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
    }

    /** What its tasks need, as far as it is known here. */
    public Tasks ofTasks() {
        return tasks.orElse(Tasks.PLAIN);
    }

    public In in(String environment) {
        return environments.getOrDefault(environment, In.DEFAULT);
    }
}
