package dev.headgate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That policies are judged as IAM judges them: what AWS documents, statement by statement. */
class PolicyDocumentTest {

    private static final String ROLE = "arn:aws:iam::111111111111:role/function";
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:111111111111:table/deployments";
    private static final Map<String, List<String>> KEYS =
            Map.of("aws:RequestedRegion", List.of("us-east-1"), "dynamodb:LeadingKeys", List.of("link#1", "link#2"));
    private static final Request GET = request(ROLE, TABLE, KEYS);

    @Test
    void allowsWhatAStatementNames() {
        assertThat(asked(GET, "'Action':'dynamodb:GetItem','Resource':'" + TABLE + "'"))
                .isEqualTo(Answer.ALLOWED);
        assertThat(asked(
                        GET,
                        "'Action':['s3:*','dynamodb:Get*'],'Resource':['x','arn:aws:dynamodb:*:table/deploy?ents']"))
                .isEqualTo(Answer.ALLOWED);
        assertThat(asked(GET, "'Action':'DynamoDB:getitem','Resource':'*'")).isEqualTo(Answer.ALLOWED);
        assertThat(asked(GET, "'NotAction':'s3:*','NotResource':'arn:aws:s3:*'"))
                .isEqualTo(Answer.ALLOWED);
    }

    @Test
    void doesNotAllowWhatNoStatementNames() {
        assertThat(asked(GET, "'Action':'dynamodb:PutItem','Resource':'*'")).isEqualTo(Answer.NOT_ALLOWED);
        assertThat(asked(GET, "'Action':'dynamodb:GetItem','Resource':'" + TABLE + "s'"))
                .isEqualTo(Answer.NOT_ALLOWED);
        assertThat(asked(GET, "'NotAction':'dynamodb:*','Resource':'*'")).isEqualTo(Answer.NOT_ALLOWED);
        assertThat(asked(GET, "'Action':'*','NotResource':'" + TABLE + "'")).isEqualTo(Answer.NOT_ALLOWED);
        assertThat(asked(GET, "'Action':'*','Resource':'arn:aws:DynamoDB:*'")).isEqualTo(Answer.NOT_ALLOWED);
    }

    @Test
    void letsNoResourceStandForOneThatIamDoesNotKnow() {
        assertThat(asked(request(ROLE, "*", KEYS), "'Action':'dynamodb:GetItem','Resource':'" + TABLE + "'"))
                .isEqualTo(Answer.NOT_ALLOWED);
    }

    @Test
    void deniesWhateverElseAllows() {
        PolicyDocument policy = permissions("{'Effect':'Allow','Action':'*','Resource':'*'},"
                + "{'Effect':'Deny','NotAction':'iam:PassRole','Resource':'*',"
                + "'Condition':{'StringNotEquals':{'aws:RequestedRegion':'us-east-1'}}}");

        assertThat(policy.answer(GET)).isEqualTo(Answer.ALLOWED);
        assertThat(policy.answer(request(ROLE, TABLE, Map.of("aws:RequestedRegion", List.of("eu-west-1")))))
                .isEqualTo(Answer.DENIED);
        assertThat(policy.answer(request(ROLE, TABLE, Map.of())))
                .as("a negated operator holds of a key that is not there")
                .isEqualTo(Answer.DENIED);
    }

    @Test
    void judgesNoPolicyOfWhichItDoesNotUnderstandAPart() {
        assertUnjudged("NumericLessThan", "'NumericLessThan':{'aws:RequestedRegion':'7'}");
        assertUnjudged("ForAnyValue:StringLike", "'ForAnyValue:StringLike':{'dynamodb:LeadingKeys':'link#*'}");
        assertUnjudged("aws:SourceIp", "'StringEquals':{'aws:SourceIp':'192.0.2.1'}");
        assertUnjudged("${aws:username}", "'StringEquals':{'aws:RequestedRegion':'${aws:username}'}");
        assertThatThrownBy(() -> asked(GET, "'Action':'*','Resource':'arn:aws:s3:::b/${aws:username}/*'"))
                .isInstanceOf(UnjudgedPolicyException.class)
                .hasMessageContaining("${aws:username}");
    }

    /** One that the request never comes to would else be taken for understood until it is too late. */
    private static void assertUnjudged(String named, String condition) {
        for (String action : List.of("*", "s3:GetObject")) {
            assertThatThrownBy(() ->
                            asked(GET, "'Action':'" + action + "','Resource':'*','Condition':{" + condition + "}"))
                    .isInstanceOf(UnjudgedPolicyException.class)
                    .hasMessageContaining(named);
        }
    }

    private static Answer asked(Request request, String allowed) {
        return permissions("{'Effect':'Allow'," + allowed + "}").answer(request);
    }

    private static PolicyDocument permissions(String statements) {
        return PolicyDocument.permissions(Json.tree(("{'Statement':[" + statements + "]}").replace('\'', '"')));
    }

    private static Request request(String role, String resource, Map<String, List<String>> keys) {
        return new Request(
                new Principal(role), "dynamodb:GetItem", resource, new Context(keys, Set.of("aws:RequestedRegion")));
    }
}
