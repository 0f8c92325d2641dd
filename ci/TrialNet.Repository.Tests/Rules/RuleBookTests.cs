using static TrialNet.Repository.Tests.Rules.RuleSamples;

namespace TrialNet.Repository.Tests.Rules;

public class RuleBookTests
{
    private const string Table = "| `Tcp`, `Udp` | who has it |\n";
    private const string LookAt = "**If a rule of this chapter fails, look at** the loop.\n";
    private const string Rule = "| D-1.01 | Required | It runs. | So that it has run. |\n";

    private static IEnumerable<string> Check(string text) => RuleBook.Check([Code("conformance/SPEC.md", text), Code("README.md", "| D-1 |")]);

    [Fact]
    public void A_book_in_order_passes() => Expect.None(Check(
        Table + "### D-1: order\n" + LookAt + Rule + "| D-1.03 | Optional(Udp) | *It* `runs`. | So. |\n" +
        "### R-TCP: streams\n" + LookAt + "| R-TCP-01 | Optional(Tcp) | It runs. | So. |\n"));

    [Theory]
    [InlineData("| D-1.1 | Required | It runs. | So. |")]
    [InlineData("| D-1.02 | Optional | It runs. | So. |")]
    [InlineData("| D-1.02 | required | It runs. | So. |")]
    [InlineData("| D-1.02 | Required | It runs. |")]
    [InlineData("| D-1.02 | Required | It runs | So. |")]
    [InlineData("| D-1.02 | Required | It | runs. | So. |")]
    [InlineData("| D-1.02 | Required | It runs. |  |")]
    [InlineData("| **D-1.02** | Required | It runs. | So. |")]
    public void A_row_of_another_form_fails(string row) => Expect.One(
        "conformance/SPEC.md:4: not of the form | id | level | statement. | intent. |", Check("### D-1: order\n" + LookAt + Rule + row));

    [Theory]
    [InlineData("| D-1.01 | Required | Again. | So. |", "D-1.01 comes after 01: ids are unique and ascend")]
    [InlineData("| D-1.00 | Required | Late. | So. |", "D-1.00 comes after 01: ids are unique and ascend")]
    [InlineData("| D-2.02 | Required | Astray. | So. |", "D-2.02 stands in chapter D-1")]
    [InlineData("| D-1.02 | Optional(Tls) | It runs. | So. |", "D-1.02 is for the capability Tls, which no table lists")]
    public void A_row_out_of_place_fails(string row, string fault) =>
        Expect.One($"conformance/SPEC.md:5: {fault}", Check(Table + "### D-1: order\n" + LookAt + Rule + row));

    [Fact]
    public void A_chapter_that_comes_twice_fails() => Expect.One(
        "conformance/SPEC.md:4: a second chapter D-1", Check("### D-1: order\n" + LookAt + Rule + "### D-1: order\n" + LookAt));

    [Fact]
    public void A_chapter_that_gives_no_advice_fails() => Expect.One(
        "conformance/SPEC.md:1: chapter D-1 has no line '**If a rule of this chapter fails, look at** ...'", Check("### D-1: order\n" + Rule + "## End\n" + LookAt));
}
