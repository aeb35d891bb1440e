package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InlineSvgTest {

    @Test
    void standsInThePageAsItIs() {
        String markup =
                "<svg viewBox=\"0 0 10 10\" role=\"img\"><g class=\"blue\"><path d=\"M0 0 L9 9\" fill=\"none\"/>"
                        + "<text x=\"1\" y=\"2\">99.9 % &amp; more</text></g></svg>";
        Question question = Question.about(
                SampleDeployment.inProd(),
                SampleDeployment.GATE,
                SampleDeployment.EMAILS,
                SampleDeployment.STANDING.with(new InlineSvg(markup)).with(new Standing.Fact("Risk", "small")));

        assertThat(ApprovalPage.open(
                        new ApprovalRequest(
                                question.approvers().getFirst(),
                                question,
                                SampleDeployment.NOON.plusSeconds(60),
                                List.of()),
                        SampleDeployment.NOON))
                .contains("<figure class=\"chart\">" + markup + "</figure>")
                .contains("<dt>Risk</dt><dd>small</dd>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>no drawing</p>",
                "<svg><script>alert(1)</script></svg>",
                "<svg onload=\"alert(1)\"></svg>",
                "<svg ONLOAD=\"alert(1)\"></svg>",
                "<svg><path style=\"x\"/></svg>",
                "<svg><a href=\"https://evil.example.com\"></a></svg>",
                "<svg><g xlink:href=\"#x\"></g></svg>",
                "<svg><image src=\"x\"/></svg>",
                "<svg><foreignObject></foreignObject></svg>",
                "<svg><style>*{}</style></svg>",
                "<svg><!-- --></svg>",
                "<svg><g class='blue'></g></svg>",
                "<svg><g class=blue></g></svg>",
                "<svg><</svg>",
                "<svg></svg><script></script></svg>",
                "<svg><?xml?></svg>"
            })
    void holdsNothingThatActsOrLoads(String markup) {
        assertThatThrownBy(() -> new InlineSvg(markup)).isInstanceOf(IllegalArgumentException.class);
    }
}
