using TrialNet.Fixtures;
using TrialNet.Poetry.Lessons;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Lessons;

/// <summary>What every lesson prints, on both streams, and its exit code: a snapshot each, in virtual time.</summary>
public sealed class LessonTests : PoetryTestCase
{
    // A lesson that never ends in real time ends in a simulation when nothing can happen any more, which needs no second look.
    private static readonly IReactorFactory Simulated = Reactors.Simulated(new SimulationOptions { Patience = TimeSpan.Zero });

    /// <summary>All of them, as they were when somebody last looked.</summary>
    public async Task TestEveryLesson()
    {
        foreach (var lesson in LessonCatalog.Create())
        {
            await Snapshots.Verify(Transcript.Of(lesson, lesson is ReactorLesson ? Simulated.Create() : null), method: lesson.Name);
        }
    }

    /// <summary>Lessons that take no time say the same on the reactor of this run.</summary>
    public void TestOnThisReactor()
    {
        SkipInSimulation("the snapshots are of a simulation already");
        foreach (var name in (string[])["defer-8", "defer-9", "exception", "restart", "connection-failed", "figure-wiring"])
        {
            AssertEqual(LinesOf(name, Simulated), LinesOf(name, Reactors.Find(Reactor.Name)!));
        }
    }

    /// <summary>
    /// The iterators of the series and their async twins say the same; where a failure came from is told apart by the names of the methods.
    /// </summary>
    public void TestTwins()
    {
        foreach (var number in (string[])["1", "2"])
        {
            AssertEqual(LinesOf("inline-callbacks-" + number, Simulated), LinesOf("await-" + number, Simulated));
        }
    }

    /// <summary>The list has a line for each, under the title of its part, and no part without a title.</summary>
    public async Task TestList()
    {
        var list = new StringWriter { NewLine = "\n" };
        LessonList.Write(list);

        await Snapshots.Verify(list.ToString(), method: "List");
    }

    /// <summary>The text of each lesson is on board, and is its own.</summary>
    public void TestSources()
    {
        foreach (var lesson in LessonCatalog.Create())
        {
            AssertSubstring($"internal sealed class {lesson.GetType().Name}()", LessonSource.Of(lesson));
        }
    }

    /// <summary>Names are told apart whatever their case, and each lesson has one of its own.</summary>
    public void TestNames()
    {
        var names = LessonCatalog.Create().Select(static lesson => lesson.Name).ToList();

        AssertEqual(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        AssertEqual("defer-cancel-12", LessonCatalog.Find("Deferred-Cancel-12")!.Name);
        AssertTrue(LessonCatalog.Find("deferred-cancel-") is null);
    }

    /// <summary>What is the same whatever the reactor and the names of methods: no frames, no exit code with its time.</summary>
    private static List<string> LinesOf(string name, IReactorFactory kind) =>
    [
        .. Transcript.Of(LessonCatalog.Find(name)!, kind.Create()).Split('\n')
            .Where(static line => !line.TrimStart('|', ' ').StartsWith("at ", StringComparison.Ordinal) && !line.StartsWith("(exit", StringComparison.Ordinal)),
    ];
}
