package dev.headgate.infra.permission;

import dev.headgate.policy.Context;
import dev.headgate.policy.Principal;
import dev.headgate.policy.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What IAM is asked at a call: may this role do this to that?
 *
 * @param function that makes the call
 * @param role the ARN of the role that it acts as
 * @param resource an ARN; {@code *} where the action knows no resource
 * @param keys the values of the condition keys that the request carries
 */
record Access(String function, String role, String action, String resource, Map<String, List<String>> keys) {

    /** The tag that stacks put on all that they make. */
    static final String INSTALLATION = "aws:ResourceTag/headgate:installation";

    /** The ones that {@link AccessReader} sets, or knows not to be there. Any other would be judged without knowing it. */
    private static final Set<String> KNOWN = Set.of(
            "aws:RequestedRegion", INSTALLATION, "dynamodb:LeadingKeys", "iam:PassedToService", "sts:ExternalId");

    Access {
        keys = Map.copyOf(keys);
    }

    /** As policies are asked. */
    Request request() {
        return new Request(new Principal(role), action, resource, new Context(keys, KNOWN));
    }

    /** Empty when the request does not carry the key. */
    Optional<List<String>> values(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    Access by(String otherFunction, String otherRole) {
        return new Access(otherFunction, otherRole, action, resource, keys);
    }

    Access having(String key, String value) {
        return new Access(function, role, action, resource, with(key, value));
    }

    Access lacking(String key) {
        Map<String, List<String>> fewer = new TreeMap<>(keys);
        fewer.remove(key);
        return new Access(function, role, action, resource, fewer);
    }

    Access to(String otherAction, String otherResource) {
        return new Access(function, role, otherAction, otherResource, keys);
    }

    private Map<String, List<String>> with(String key, String value) {
        Map<String, List<String>> more = new TreeMap<>(keys);
        more.put(key, List.of(value));
        return more;
    }

    @Override
    public String toString() {
        return function + " as " + role.substring(role.indexOf('/') + 1) + ": " + action + " on " + resource + " "
                + new TreeMap<>(keys);
    }
}
