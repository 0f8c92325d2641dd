using System.Text;
using System.Text.RegularExpressions;
using TrialNet.Poetry.Lessons.Demos;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor;

namespace TrialNet.Poetry.Tests.Lessons;

/// <summary>The timelines in real time, which their snapshot has in a simulation; threads are in no simulation.</summary>
public sealed class TimelinesTests : PoetryTestCase
{
    /// <summary>Each task computes three times and waits between: one after the other, each in its thread, or all in one loop.</summary>
    public void TestRealTime()
    {
        SkipInSimulation("the snapshot shows it in virtual time");
        var (sync, threaded, async) = (RowsOf("sync"), RowsOf("threaded"), RowsOf("async"));

        foreach (var row in sync.Concat(threaded).Concat(async))
        {
            AssertMatches(@"^ *[#-]+\.[.-]+#[#-]*\.[.-]+#+$", row);
        }

        AssertEqual(1, MostAtATime(sync, "#."));
        AssertGreater(MostAtATime(async, "."), 1);
        AssertEqual(1, MostAtATime(async, "#"));
    }

    private static int MostAtATime(List<string> rows, string signs) =>
        Enumerable.Range(0, rows.Max(static row => row.Length)).Max(place => rows.Count(row => place < row.Length && signs.Contains(row[place])));

    private List<string> RowsOf(string mode)
    {
        var text = new StringBuilder();
        using var output = new StringWriter(text) { NewLine = "\n" };
        using var errors = new StringWriter();
        var lesson = new Timelines { Mode = mode, Slot = TimeSpan.FromMilliseconds(5) };

        AssertEqual(0, new Stage(output, errors, Reactors.Find(Reactor.Name)!.Create()).Tell(lesson));

        AssertEqual("", errors.ToString());
        var rows = Regex.Matches(text.ToString(), "(?m)^  task [123]  ( *[#.-]+)$").Select(static match => match.Groups[1].Value).ToList();
        AssertEqual(3, rows.Count, text.ToString());
        return rows;
    }
}
