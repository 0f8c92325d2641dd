using System.Text;
using System.Text.RegularExpressions;
using TrialNet.Poetry.Lessons.Demos;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor;

namespace TrialNet.Poetry.Tests.Lessons;

/// <summary>The timelines in real time, which their snapshot has in a simulation; threads are in no simulation.</summary>
public sealed class TimelinesTests : PoetryTestCase
{
    /// <summary>Each task computes three times and waits between; in threads and in turns it takes less than one after the other.</summary>
    public void TestRealTime()
    {
        SkipInSimulation("the snapshot shows it in virtual time");
        var (sync, threaded, async) = (LengthOf("sync"), LengthOf("threaded"), LengthOf("async"));

        AssertLess(threaded, sync);
        AssertLess(async, sync);
    }

    // The length in letters: how long it was is rounded to nothing at this pace.
    private int LengthOf(string mode)
    {
        var text = new StringBuilder();
        using var output = new StringWriter(text) { NewLine = "\n" };
        using var errors = new StringWriter();
        var lesson = new Timelines { Mode = mode, Slot = TimeSpan.FromMilliseconds(5) };
        AssertEqual(0, new Stage(output, errors, Reactors.Find(Reactor.Name)!.Create()).Tell(lesson));
        AssertEqual("", errors.ToString());
        var rows = Regex.Matches(text.ToString(), "(?m)^  task [123]  ( *[#.-]+)$").Select(static match => match.Groups[1].Value).ToList();
        AssertEqual(3, rows.Count, text.ToString());
        foreach (var row in rows)
        {
            AssertMatches(@"^ *[#.-]*#[.-]+#[.-]+#$", row);
        }

        return rows.Max(static row => row.Length);
    }
}
