package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "&, &amp;",
                "<, &lt;",
                ">, &gt;",
                "\", &quot;",
                "', &#39;",
                "&amp;, &amp;amp;",
                "</dd><script>, &lt;/dd&gt;&lt;script&gt;",
                "ü 🚀, ü 🚀"
            })
    void escapesTheFiveCharactersThatMeanSomething(String data, String escaped) {
        assertThat(Html.text(data)).hasToString(escaped);
        assertThat(Html.of("<i title=\"{}\">{}</i>", data, data))
                .hasToString("<i title=\"" + escaped + "\">" + escaped + "</i>");
    }

    @Test
    void replacesWhatCouldHideOrReorderText() {
        assertThat(Html.text("a\u0000b\u001bc\u202ed\u2066e\nf")).hasToString("a\ufffdb\ufffdc\ufffdd\ufffde\nf");
    }

    @Test
    void insertsMarkupAsItIs() {
        Html inner = Html.of("<b>{}</b>", "1 < 2");

        assertThat(Html.of("<p>{}</p>", inner)).hasToString("<p><b>1 &lt; 2</b></p>");
        assertThat(Html.join(List.of(inner, Html.text("&")))).hasToString("<b>1 &lt; 2</b>\n&amp;");
    }

    @Test
    void neverReadsAPlaceholderOutOfData() {
        assertThat(Html.of("{} {}", "{}", "$1\\")).hasToString("{} $1\\");
    }

    @Test
    void refusesAnotherNumberOfValuesThanPlaceholders() {
        assertThatThrownBy(() -> Html.of("{} {}", "one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 placeholders for 1 values in: {} {}");
    }
}
