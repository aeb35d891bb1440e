package dev.headgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import dev.headgate.release.Image;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ecs.model.Service;

/** Task definitions in the shapes that people published theirs in pass unharmed: nothing differs but the released image. */
class PublicTaskDefinitionsTest {

    private static final String REPOSITORY = "registry.example/team/service";
    private static final Image IMAGE = new Image(REPOSITORY, "sha256:" + "7f".repeat(32), Optional.empty());

    /** What AWS sets itself, and a registration has no place for. */
    private static final Set<String> AWS_OWN = Set.of(
            "taskDefinitionArn",
            "revision",
            "status",
            "requiresAttributes",
            "compatibilities",
            "registeredAt",
            "registeredBy");

    /** Members whose value is a map of anybody's own words, where nothing can be new to the SDK. */
    private static final Set<String> MAPS = Set.of("options", "dockerLabels", "driverOpts", "labels");

    private static final Map<String, Object> NEW = Map.of("later", List.of(1, Map.of("deep", 1.5)), "on", true);

    /** The shape is the source's: members, nesting, kinds of values; names and values are not. */
    enum Shape {
        /** michaelfeil/infinity, infra/aws_neuron: an instance type by placement, a device, a capability, no CPU at all. */
        ACCELERATOR_ON_AN_INSTANCE("embeddings"),
        /** deepfence/ThreatMapper, docs/docs/sensors: host network, a private registry, a key of a secret, the host's files. */
        AGENT_ON_THE_HOST("watcher"),
        /** RaduLupan/terraform-windows-containers, ecs-fargate: Windows, with backslashes in its command. */
        WINDOWS("intranet"),
        /** jazztong/dotnet-api-appmesh: a proxy with its properties, health checks with quotes, UDP. */
        IN_A_MESH("orders"),
        /** exercism/terraform: FireLens; the router comes first. */
        ROUTED_LOGS("site"),
        /** pagopa/b2b-portals: a file of variables in S3, parameters as secrets, CloudFormation's tags. */
        SETTINGS_IN_A_BUCKET("content"),
        /** noi-techpark/it.bz.software.virtual.events: EFS, links, empty values, an empty structure within a structure. */
        FILES_ON_EFS("meetings");

        private final String container;

        Shape(String container) {
            this.container = container;
        }

        /** As DescribeTaskDefinition answers it. */
        Map<String, Object> answer() {
            String file =
                    "/traffic/revisions/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
            try (InputStream in = Objects.requireNonNull(Shape.class.getResourceAsStream(file), file)) {
                return Json.object(Json.tree(in), "$");
            } catch (IOException e) {
                throw new AssertionError(file, e);
            }
        }

        private String arn() {
            return "arn:aws:ecs:us-east-1:111122223333:task-definition/" + container + ":7";
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingDiffersButTheImage(Shape shape) throws IOException {
        Map<String, Object> answer = shape.answer();

        assertThat(registered(shape, answer)).isEqualTo(expected(answer));
    }

    @ParameterizedTest
    @EnumSource
    void norWhenEveryStructureHasAMemberThatTheSdkIsTooOldToKnow(Shape shape) throws IOException {
        Map<String, Object> answer = new LinkedHashMap<>(shape.answer());
        answer.put("taskDefinition", grown(definition(answer)));
        Object expected = expected(answer);

        assertThat(Json.write(expected).split("addedByAws", -1)).hasSizeGreaterThan(5);
        assertThat(registered(shape, answer)).isEqualTo(expected);
    }

    private static Object registered(Shape shape, Map<String, Object> answer) throws IOException {
        try (EcsOverHttp ecs = new EcsOverHttp().describes(Json.write(answer))) {
            String unused = ecs.revisions().register(Service.builder().build(), shape.arn(), shape.container, IMAGE);
            return Json.tree(ecs.text());
        }
    }

    private static Object expected(Map<String, Object> answer) {
        Map<String, Object> expected = new LinkedHashMap<>(definition(answer));
        expected.keySet().removeAll(AWS_OWN);
        expected.put(
                "containerDefinitions",
                list(expected, "containerDefinitions").stream()
                        .map(it -> released(Json.object(it, "$")))
                        .toList());
        expected.put(
                "tags",
                list(answer, "tags").stream()
                        .filter(it ->
                                !String.valueOf(Json.object(it, "$").get("key")).startsWith("aws:"))
                        .toList());
        return Json.tree(Json.write(expected));
    }

    private static Map<String, Object> released(Map<String, Object> container) {
        Map<String, Object> released = new LinkedHashMap<>(container);
        released.computeIfPresent(
                "image", (name, image) -> String.valueOf(image).startsWith(REPOSITORY) ? IMAGE.reference() : image);
        return released;
    }

    private static Map<String, Object> definition(Map<String, Object> answer) {
        return Json.object(answer.get("taskDefinition"), "$.taskDefinition");
    }

    private static List<?> list(Map<String, Object> object, String member) {
        return object.get(member) instanceof List<?> items ? items : List.of();
    }

    /** The same with one member more in each structure, at every depth. */
    private static Map<String, Object> grown(Map<?, ?> structure) {
        Map<String, Object> grown = new LinkedHashMap<>();
        structure.forEach((name, value) ->
                grown.put(String.valueOf(name), MAPS.contains(String.valueOf(name)) ? value : grownValue(value)));
        grown.put("addedByAws", NEW);
        return grown;
    }

    private static Object grownValue(Object value) {
        if (value instanceof Map<?, ?> structure) {
            return grown(structure);
        }
        if (value instanceof List<?> items) {
            List<Object> grown = new ArrayList<>();
            items.forEach(item -> grown.add(grownValue(item)));
            return grown;
        }
        return value;
    }
}
