using TrialNet.Framework;
using TrialNet.Poetry.Simulator;

namespace TrialNet.Poetry.Tests.Simulator;

/// <summary>The language of the simulator.</summary>
public sealed class PairParserTests : TestCase
{
    /// <summary>Words may be cut, in letters of either case, with any blanks between them.</summary>
    public void TestPairs()
    {
        AssertEqual(new Pair(new Act(ActKind.Return, "good"), new Act(ActKind.Fail, "bad")), PairParser.Parse("return good fail bad"));
        AssertEqual(new Pair(new Act(ActKind.Passthru, ""), new Act(ActKind.Return, "saved")), PairParser.Parse("  p\tRET   saved "));
        AssertEqual(new Pair(new Act(ActKind.Return, "ok"), new Act(ActKind.Passthru, "")), PairParser.Parse("R ok PASS"));
        AssertEqual("return good", PairParser.Parse("r good p").Callback.ToString());
        AssertEqual("passthru", PairParser.Parse("r good p").Errback.ToString());
    }

    /// <summary>What is no pair is answered with what was expected.</summary>
    [Arguments("x y", "expected what the callback does ('return VALUE', 'fail VALUE' or 'passthru', or the beginning of one), not 'x'")]
    [Arguments("returned a p", "expected what the callback does ('return VALUE', 'fail VALUE' or 'passthru', or the beginning of one), not 'returned'")]
    [Arguments("r", "expected what the callback is to return, not the end of the line")]
    [Arguments("r toolongvalue p", "expected at most 6 letters for the callback to return, not 'toolongvalue'")]
    [Arguments("r a p extra", "expected the end of the line after the errback's act, not 'extra'")]
    [Arguments("p f", "expected what the errback is to fail, not the end of the line")]
    [Arguments("r a", "expected what the errback does ('return VALUE', 'fail VALUE' or 'passthru'), not the end of the line")]
    public void TestMistakes(string line, string message) =>
        AssertEqual(message, AssertRaises<FormatException>(() => PairParser.Parse(line)).Message);
}
