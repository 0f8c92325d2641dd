using TrialNet.Fixtures;
using TrialNet.Framework;
using TrialNet.Poetry.Simulator;

namespace TrialNet.Poetry.Tests.Simulator;

/// <summary>The drawings, letter by letter.</summary>
public sealed class DrawingTests : TestCase
{
    /// <summary>Every example, side by side.</summary>
    public async Task TestSideBySide()
    {
        foreach (var example in SimulatorExample.All)
        {
            await Snapshots.Verify(string.Join('\n', TextDrawing.SideBySide(PanelsOf(example))), method: example.Name);
        }
    }

    /// <summary>One below the other.</summary>
    public Task TestNarrow() => Snapshots.Verify(string.Join('\n', TextDrawing.Narrow(PanelsOf(Example("saved")))), method: "Narrow");

    /// <summary>As a picture: every box, arrow and text of the panels, in their colours.</summary>
    public Task TestSvg() => Snapshots.Verify(SvgDrawing.Of(PanelsOf(Example("saved"))).ToString(), method: "Svg");

    /// <summary>Values of one letter and of the longest, with a star behind them, fit.</summary>
    public void TestWidths()
    {
        foreach (var line in (string[])["r a f b", "f sixsix r sixsix", "fail sixsix fail sixsix"])
        {
            AssertTrue(TextDrawing.SideBySide(Panel.Of([PairParser.Parse(line)])).All(static row => row.Length <= 126));
        }
    }

    private static SimulatorExample Example(string name) => SimulatorExample.All.First(example => example.Name == name);

    private static IReadOnlyList<Panel> PanelsOf(SimulatorExample example) => Panel.Of([.. example.Lines.Select(PairParser.Parse)]);
}
