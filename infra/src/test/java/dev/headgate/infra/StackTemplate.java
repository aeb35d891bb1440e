package dev.headgate.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** A synthesized template and what it is asked in tests. */
public record StackTemplate(String name, JsonNode json) {

    /** A resource by its logical id. */
    public record Resource(String id, JsonNode json) {
        public String type() {
            return json.get("Type").asText();
        }

        /** A property by a path such as {@code /HealthCheck/Path}; a missing node where there is none. */
        public JsonNode property(String path) {
            return json.at("/Properties" + path);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    public Stream<Resource> resources() {
        return json.path("Resources").properties().stream().map(it -> new Resource(it.getKey(), it.getValue()));
    }

    public List<Resource> resources(String type) {
        return resources().filter(it -> it.type().equals(type)).toList();
    }

    /** The only resource of its type. */
    public Resource resource(String type) {
        List<Resource> found = resources(type);
        if (found.size() != 1) {
            throw new AssertionError(name + " has " + found.size() + " resources of type " + type + ", not one");
        }
        return found.getFirst();
    }

    public Resource resource(String type, String nameProperty, String value) {
        return resources(type).stream()
                .filter(it -> it.property("/" + nameProperty).asText().equals(value))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(name + " has no " + type + " with " + nameProperty + " " + value));
    }

    /** Short: a failed assertion prints every stack. */
    @Override
    public String toString() {
        return name;
    }
}
