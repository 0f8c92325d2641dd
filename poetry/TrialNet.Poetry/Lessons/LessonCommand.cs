using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Commands;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Lessons;

/// <summary><c>poetry lesson</c>: the small examples of the series, one at a time.</summary>
internal sealed class LessonCommand : Command
{
    private static readonly Flag Source = new("source", "print the lesson's C# first");

    private static readonly Option<string> Mode =
        new("mode", "NAME", "how to tell it: sync, threaded or async for 'timelines'", "", static text => text);

    /// <inheritdoc/>
    public override string Name => "lesson";

    /// <inheritdoc/>
    public override string Summary => "Runs one of the small examples that the series teaches with, or lists them.";

    /// <inheritdoc/>
    public override string Operands => "[NAME]";

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [Source, Mode, ReactorOption.Instance];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes =>
    [
        "Without a NAME it lists them all. Lessons that take their time take none with '--reactor simulated'.",
        "Exit code: 0 the lesson is over, 1 an exception ended it (some teach that), 2 wrong command line.",
    ];

    /// <inheritdoc/>
    public override int Run(ParsedArguments arguments)
    {
        switch (arguments.Positional)
        {
            case [] when arguments.Has(Source) || arguments.IsGiven(Mode):
                throw CommandException.Usage("give the NAME of a lesson; 'poetry lesson' lists them");
            case []:
                LessonList.Write(Console.Out);
                return ExitCodes.Success;
            case [var name]:
                return Tell(Find(name), arguments);
            default:
                throw CommandException.Usage($"one lesson at a time, not {arguments.Positional.Count}");
        }
    }

    private static Lesson Find(string name) => LessonCatalog.Find(name)
        ?? throw CommandException.Usage($"unknown lesson '{name}': {Advice(name)}");

    // All of the names would fill a screen.
    private static string Advice(string name) =>
        NameAdvice.Of(name, [.. LessonCatalog.Create().Select(static lesson => lesson.Name)]) is var advice && advice.EndsWith('?')
            ? advice
            : "'poetry lesson' lists them";

    private static int Tell(Lesson lesson, ParsedArguments arguments)
    {
        if (arguments.IsGiven(Mode))
        {
            SetMode(lesson, arguments.Get(Mode));
        }

        if (arguments.Has(Source))
        {
            Console.Out.WriteLine(LessonSource.Of(lesson));
        }

        return lesson is ReactorLesson running
            ? Tell(running, KindFor(running, arguments))
            : new Stage(Console.Out, Console.Error).Tell(lesson);
    }

    private static void SetMode(Lesson lesson, string mode)
    {
        if (lesson is not IHasModes several)
        {
            throw CommandException.Usage($"'{lesson.Name}' is told in one way only: there is no --mode");
        }

        several.Mode = several.Modes.FirstOrDefault(known => string.Equals(known, mode, StringComparison.OrdinalIgnoreCase))
            ?? throw CommandException.Usage($"--mode '{mode}' is unknown: {NameAdvice.Of(mode, [.. several.Modes])}");
    }

    private static int Tell(ReactorLesson lesson, IReactorFactory kind)
    {
        var reactor = kind.Create();
        var isEnding = false;
        using var signals = reactor is ISimulation ? null : new TerminationSignals(_ => reactor.CallFromThread(End));
        return new Stage(Console.Out, Console.Error, reactor).Tell(lesson);

        void End()
        {
            if (!isEnding)
            {
                isEnding = true;
                reactor.Stop();
            }
        }
    }

    private static IReactorFactory KindFor(ReactorLesson lesson, ParsedArguments arguments)
    {
        if (lesson.Kind is null || arguments.IsGiven(ReactorOption.Instance))
        {
            return arguments.Get(ReactorOption.Instance);
        }

        var kind = Reactors.Find(lesson.Kind)!;
        return kind.WhyUnavailable is { } reason ? throw CommandException.Failed($"there is no {kind.Name} reactor here: {reason}") : kind;
    }
}
