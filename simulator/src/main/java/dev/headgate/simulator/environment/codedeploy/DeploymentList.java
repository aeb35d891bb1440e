package dev.headgate.simulator.environment.codedeploy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.ApplicationNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentStatusException;
import software.amazon.awssdk.services.codedeploy.model.InvalidNextTokenException;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsResponse;
import software.amazon.awssdk.services.codedeploy.model.TimeRange;

/** Lists deployments page by page; without an application those of all groups. */
final class DeploymentList {

    /** AWS documents no size of a page. */
    private static final int PAGE = 100;

    private final CodeDeployLookup lookup;
    private final Deployments deployments;

    DeploymentList(CodeDeployLookup lookup, Deployments deployments) {
        this.lookup = lookup;
        this.deployments = deployments;
    }

    ListDeploymentsResponse page(ListDeploymentsRequest request) {
        Predicate<Deployment> ofGroup = ofGroup(request);
        List<DeploymentStatus> statuses = statuses(request);
        List<String> ids = deployments.listed().stream()
                .filter(ofGroup)
                .filter(it -> statuses.isEmpty() || statuses.contains(DeploymentDescription.status(it)))
                .filter(it -> isWithin(request.createTimeRange(), it.createdAt()))
                .map(Deployment::id)
                .filter(after(request.nextToken()))
                .toList();
        List<String> page = ids.subList(0, Math.min(PAGE, ids.size()));
        return ListDeploymentsResponse.builder()
                .deployments(page)
                .nextToken(page.size() < ids.size() ? page.getLast() : null)
                .build();
    }

    private Predicate<Deployment> ofGroup(ListDeploymentsRequest request) {
        if (request.applicationName() == null && request.deploymentGroupName() == null) {
            return deployment -> true;
        }
        if (request.applicationName() == null) {
            throw CodeDeployLookup.required(ApplicationNameRequiredException.builder(), "ApplicationName");
        }
        DeploymentGroup group = lookup.group(request.applicationName(), request.deploymentGroupName());
        return deployment -> deployment.group() == group;
    }

    private static List<DeploymentStatus> statuses(ListDeploymentsRequest request) {
        if (request.includeOnlyStatuses().contains(DeploymentStatus.UNKNOWN_TO_SDK_VERSION)) {
            throw CodeDeployLookup.refuse(
                    InvalidDeploymentStatusException.builder(),
                    "InvalidDeploymentStatusException",
                    "A deployment has none of these statuses: " + request.includeOnlyStatusesAsStrings());
        }
        return request.includeOnlyStatuses();
    }

    /** The token is the last id of the page before: pages are in the order of the ids. */
    private Predicate<String> after(@Nullable String token) {
        Optional<String> last = Optional.ofNullable(token);
        if (last.isPresent() && last.flatMap(deployments::find).isEmpty()) {
            throw CodeDeployLookup.refuse(
                    InvalidNextTokenException.builder(),
                    "InvalidNextTokenException",
                    "The next token was specified in an invalid format");
        }
        return id -> last.isEmpty() || id.compareTo(last.get()) > 0;
    }

    private static boolean isWithin(@Nullable TimeRange range, Instant time) {
        return range == null
                || ((range.start() == null || !time.isBefore(range.start()))
                        && (range.end() == null || !time.isAfter(range.end())));
    }
}
