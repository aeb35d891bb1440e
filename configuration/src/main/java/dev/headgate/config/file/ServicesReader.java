package dev.headgate.config.file;

import dev.headgate.config.BuildOrder;
import dev.headgate.config.Delivery;
import dev.headgate.config.Environment;
import dev.headgate.config.Existing;
import dev.headgate.config.Hosting;
import dev.headgate.config.LongestRun;
import dev.headgate.config.Names;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Service;
import dev.headgate.config.Target;
import dev.headgate.config.network.ForwardingRule;
import dev.headgate.config.task.Architecture;
import dev.headgate.config.task.Task;
import dev.headgate.config.task.Tasks;
import dev.headgate.text.DurationText;
import dev.headgate.tree.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the services of headgate.yaml, and where each of them is released. */
final class ServicesReader {

    private static final String SOURCE_EXAMPLE = "source: {connection: \"%s\", repository: %s}"
            .formatted(Formats.CONNECTION.example(), Formats.SOURCE_REPOSITORY.example());

    private final Names names;
    private final List<DeclaredEnvironment> declared;
    private final RulesReader rules;
    private final RepositoryReader repositories;
    private final String file;
    private final Sharing sharing;
    private final Map<String, String> serviceByPhysicalName = new HashMap<>();
    private final Map<String, String> serviceByPipeline = new HashMap<>();

    /**
     * Reads them into these environments.
     *
     * @param declared in the order of the waves
     * @param file the path of headgate.yaml
     * @param sharing gets to know who shares a load balancer
     */
    ServicesReader(Names names, List<DeclaredEnvironment> declared, RulesReader rules, String file, Sharing sharing) {
        this.file = file;
        this.sharing = sharing;
        this.names = names;
        this.declared = declared;
        this.rules = rules;
        repositories = new RepositoryReader(names);
    }

    List<Service> read(Section root) {
        Section section = root.requiredSection("services", "services: {web: {port: 8080}}");
        List<Service> services = new ArrayList<>();
        for (String name : section.names(Formats.SERVICE)) {
            Section own = section.section(name, name + ": {port: 8080}");
            Service service = service(name, own);
            requireOwnPipelines(service, own);
            services.add(service);
        }
        return services;
    }

    private Service service(String name, Section section) {
        RepositoryReader.Images images = repositories.read(name, section);
        String container = section.optional("container", Formats.CONTAINER).orElse(name);
        int port = section.required("port", Formats.PORT);
        String healthPath = section.optional("healthPath", Formats.HEALTH_PATH).orElse("/");
        Service.ReleaseOn releaseOn = releaseOn(section.section("releaseOn", "releaseOn: {pipelines: [web]}"));
        Optional<Delivery> delivery = delivery(section);
        Architecture architecture =
                section.optional("architecture", TaskFormats.ARCHITECTURE).orElse(Architecture.X86_64);
        Places places = places(name, section, new TaskReader(container, port, file));
        requireInTime(section, LongestRun.ofRelease(places.environments()));
        return new Service(
                name,
                images.repository(),
                container,
                port,
                releaseOn,
                delivery,
                places.environments(),
                new Hosting(
                        healthPath,
                        places.hosting(),
                        Optional.of(new Tasks(architecture, places.tasks())).filter(it -> !it.equals(Tasks.PLAIN))),
                section.optional("sourceUrl", Formats.SOURCE_URL),
                places.existing().isEmpty() ? Optional.empty() : Optional.of(places.existing()),
                images.exists() ? Optional.of(true) : Optional.empty());
    }

    /** One execution releases one service, so a pipeline's success can start no two. */
    private void requireOwnPipelines(Service service, Section section) {
        for (String pipeline : service.releaseOn().pipelines()) {
            String other = serviceByPipeline.putIfAbsent(pipeline, service.name());
            if (other != null) {
                section.fault(
                        "releaseOn",
                        "the pipeline %s starts releases of %s already, and one success starts one release"
                                .formatted(pipeline, other),
                        "Leave it to one of them, and start the other by a Step Functions action with \"service\" in the"
                                + " pipeline");
            }
        }
    }

    private static void requireInTime(Section section, LongestRun release) {
        if (release.total().compareTo(LongestRun.OF_A_RELEASE) > 0) {
            section.fault(
                    "environments",
                    "a release could take " + DurationText.of(release.total()) + ", wave after wave ("
                            + release.inWords() + "), but its execution ends after "
                            + DurationText.of(LongestRun.OF_A_RELEASE),
                    "Shorten what takes longest, or release in fewer waves");
        }
    }

    private static Service.ReleaseOn releaseOn(Section section) {
        return new Service.ReleaseOn(
                section.list("pipelines", Formats.PIPELINE),
                section.list("images", Formats.IMAGE),
                section.optional("order", Formats.BUILD_ORDER).filter(it -> it != BuildOrder.START));
    }

    /** Asked for by the key alone: {@code delivery: {}} builds what is uploaded. */
    private static Optional<Delivery> delivery(Section service) {
        Section section = service.section("delivery", "delivery: {buildImage: v1}");
        Section source = section.section("source", SOURCE_EXAMPLE);
        Delivery delivery = new Delivery(
                section.has("source") ? Optional.of(source(source)) : Optional.empty(),
                section.optional("buildImage", Formats.IMAGE_TAG));
        return service.has("delivery") ? Optional.of(delivery) : Optional.empty();
    }

    private static Delivery.Source source(Section section) {
        return new Delivery.Source(
                section.required("connection", Formats.CONNECTION),
                section.required("repository", Formats.SOURCE_REPOSITORY),
                section.optional("branch", Formats.BRANCH).orElse("main"));
    }

    private Places places(String service, Section section, TaskReader tasks) {
        Task everywhere = tasks.read(section, Task.PLAIN);
        Section chosen = section.section("environments", "environments: {prod: {bake: 10m}}");
        List<String> wanted = chosen.names(Formats.nameFrom(
                "environments", declared.stream().map(DeclaredEnvironment::name).toList()));
        Places places =
                new Places(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (DeclaredEnvironment environment : declared) {
            String name = environment.name();
            if (wanted.isEmpty() || wanted.contains(name)) {
                Section own = chosen.section(name, name + ": {bake: 10m}");
                int before = own.faults().count();
                Controller controller = Controller.of(own);
                Target made = target(service, environment, controller);
                Target target = own.has(ExistingReader.KEY)
                        ? places.exists(environment, controller, made, own)
                        : places.isMade(environment, own, made);
                requireOwnName(physicalName(target, made), service + " in " + name, section);
                ReleaseRules read = rules.read(own, controller, environment.windows());
                places.add(environment, target, read);
                share(places.rule(name), name, service, own, own.faults().count() == before);
                Task task = tasks.read(own, everywhere);
                if (!task.equals(Task.PLAIN) || section.has("task") || own.has("task")) {
                    places.tasks().put(name, task);
                }
            }
        }
        return places;
    }

    private void share(
            Optional<ForwardingRule> rule, String environment, String service, Section section, boolean isRight) {
        rule.ifPresent(it -> sharing.add(environment, service, section));
        rule.filter(it -> isRight).ifPresent(it -> sharing.compare(environment, service, it, section));
    }

    /** Where a service is released; what it runs on where that is not the default, and where it is there already. */
    private record Places(
            List<Environment> environments,
            Map<String, Hosting.In> hosting,
            Map<String, Task> tasks,
            Map<String, Existing> existing) {

        Optional<ForwardingRule> rule(String environment) {
            return Optional.ofNullable(hosting.get(environment)).flatMap(Hosting.In::rule);
        }

        void add(DeclaredEnvironment environment, Target target, ReleaseRules rules) {
            environments.add(new Environment(environment.name(), environment.wave(), target, rules));
        }

        Target exists(DeclaredEnvironment environment, Controller controller, Target made, Section section) {
            ExistingReader reader = ExistingReader.of(environment, controller, section);
            Target target = reader.target(made);
            existing.put(environment.name(), reader.existing(target));
            if (section.has("hosting") || section.has("rule")) {
                // Refused already; what is wrong in it is told, too.
                HostingReader.read(section, environment);
            }
            return target;
        }

        Target isMade(DeclaredEnvironment environment, Section section, Target made) {
            Hosting.In hosted = HostingReader.read(section, environment);
            if (!hosted.equals(Hosting.In.DEFAULT)) {
                hosting.put(environment.name(), hosted);
            }
            return made;
        }
    }

    /** Of what is made, names are the account's and region's too, for tables and topics know no more than the name. */
    private static String physicalName(Target target, Target made) {
        return target.equals(made)
                ? target.service()
                : String.join("/", target.account(), target.region(), target.cluster(), target.service());
    }

    /** {@code web-a} in {@code b} and {@code web} in {@code a-b} would be one ECS service, or CodeDeploy application. */
    private void requireOwnName(String physicalName, String service, Section section) {
        String other = serviceByPhysicalName.putIfAbsent(physicalName, service);
        if (other != null) {
            section.fault(
                    "environments",
                    "%s and %s would both be named %s in AWS".formatted(other, service, physicalName),
                    "Rename the service or the environment");
        }
    }

    private Target target(String service, DeclaredEnvironment environment, Controller controller) {
        String name = names.serviceIn(service, environment.name());
        return new Target(
                environment.account(),
                environment.region(),
                names.cluster(environment.name()),
                name,
                controller.ofMade(name),
                names.deployRoleArn(environment.account(), environment.name()),
                names.externalId(environment.name()));
    }
}
