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
        foreach (var name in (string[])["defer-8", "defer-9", "exception"])
        {
            var simulated = Transcript.Of(LessonCatalog.Find(name)!, Simulated.Create());
            var here = Transcript.Of(LessonCatalog.Find(name)!, Reactors.Find(Reactor.Name)!.Create());

            AssertEqual(simulated.Replace(" after no time", "", StringComparison.Ordinal), here.Replace(" after no time", "", StringComparison.Ordinal));
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
            AssertSubstring($"internal sealed class {lesson.GetType().Name}() : ", LessonSource.Of(lesson));
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
}
