package dev.headgate.cli.demo;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.cli.picture.Snapshot.Health;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.ServiceView;
import dev.headgate.traffic.Backends;
import dev.headgate.traffic.TrafficBackend;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is live in each environment of a service, as Headgate itself reads it of listener, tasks and target health. */
final class Traffic {

    private final TrafficBackend backend;
    private final Service service;
    private final Map<String, Timeline<Live>> coming = new HashMap<>();
    private final Map<String, Live> shown = new HashMap<>();
    private final Map<String, String> images = new HashMap<>();

    Traffic(EnvironmentClients environments, Service service) {
        this.backend = new Backends(environments);
        this.service = service;
        service.environments().forEach(it -> coming.put(it.name(), new Timeline<>()));
    }

    /** What was live at one instant. */
    record Live(List<Share> shares) {

        static final Live NOTHING = new Live(List.of());

        Live {
            shares = List.copyOf(shares);
        }

        /** The image that serves most of production. */
        String serving() {
            return shares.stream()
                    .max(Comparator.comparingInt(Share::percent))
                    .map(Share::image)
                    .orElse("nothing");
        }

        int percent(Predicate<Share> which) {
            return shares.stream().filter(which).mapToInt(Share::percent).sum();
        }

        Health health(Predicate<Share> which) {
            List<Revision> staying = shares.stream()
                    .filter(which.and(Share::stays))
                    .map(Share::revision)
                    .toList();
            return new Health(
                    staying.stream().mapToInt(Revision::healthy).sum(),
                    staying.stream().mapToInt(Revision::desired).sum());
        }
    }

    /** A revision's part in it. */
    record Share(Revision revision, String image, int percent) {
        private boolean stays() {
            return revision.status() != Revision.Status.DRAINING;
        }
    }

    /** @param now what time it is there */
    void look(Environment environment, Instant now) {
        ServiceView view = backend.look(environment.target(), List.of());
        Live live = new Live(view.revisions().stream()
                .map(it -> share(environment, view, it))
                .toList());
        timeline(environment).add(now, live);
    }

    private Share share(Environment environment, ServiceView view, Revision revision) {
        boolean leaves = revision.status() == Revision.Status.DRAINING;
        return new Share(revision, image(environment, revision), leaves ? 0 : view.weightOf(revision));
    }

    /** A task definition never changes. */
    private String image(Environment environment, Revision revision) {
        return images.computeIfAbsent(
                revision.taskDefinition(),
                arn -> backend.imageOf(environment.target(), arn, service.container())
                        .orElse("nothing"));
    }

    void playTo(Instant at) {
        service.environments().forEach(it -> timeline(it).until(at).forEach(live -> shown.put(it.name(), live)));
    }

    Stream<Instant> moments() {
        return coming.values().stream().flatMap(Timeline::moments);
    }

    Live in(Environment environment) {
        return shown.getOrDefault(environment.name(), Live.NOTHING);
    }

    private Timeline<Live> timeline(Environment environment) {
        return Optional.ofNullable(coming.get(environment.name())).orElseThrow();
    }
}
