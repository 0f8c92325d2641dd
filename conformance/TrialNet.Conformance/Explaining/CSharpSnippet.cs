using System.Globalization;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Explaining;

/// <summary>A program as C# that compiles against TrialNet.Defer and prints what its callbacks see.</summary>
/// <remarks>
/// The file is a whole program of top-level statements; it wants the implicit usings of the SDK and nullable reference types. What
/// the model does decides how it is written: an operation that does nothing becomes a comment, one that is refused is caught.
/// </remarks>
internal static class CSharpSnippet
{
    /// <summary>Writes the C#.</summary>
    /// <param name="program">The program.</param>
    /// <param name="showsLedger">Whether it prints the failures that nobody took even if the rules ask for none.</param>
    internal static string Of(DeferredProgram program, bool showsLedger = false) => Of(Rehearsal.Of(program), showsLedger);

    internal static string Of(Rehearsal rehearsal, bool showsLedger = false)
    {
        var plan = new SnippetPlan(rehearsal, showsLedger);
        var lines = new SnippetLines();
        lines.Add($"// {rehearsal.Program}");
        lines.Add("using TrialNet.Defer;");
        lines.Add("#pragma warning disable CS4014 // Nothing is awaited here: callbacks listen.");
        lines.Add(string.Empty);
        var body = new SnippetLines();
        var statements = new SnippetStatements(plan, body);
        foreach (var operation in rehearsal.Program.Operations)
        {
            statements.Write(operation);
        }

        WriteBeginning(plan, lines, body);
        lines.Add(body);
        lines.Add(body.HasCode || plan.NeedsScope ? null : "return;");
        WriteEnd(plan, lines);
        lines.Add(string.Empty);
        lines.Add("// Prints:");
        foreach (var line in Expectation(plan))
        {
            lines.Add($"//   {line}");
        }

        new SnippetParts(plan, lines, body).Write();
        return lines.ToString();
    }

    /// <summary>What it prints if everything is right, a line each.</summary>
    internal static IReadOnlyList<string> Expectation(Rehearsal rehearsal, bool showsLedger = false) =>
        Expectation(new SnippetPlan(rehearsal, showsLedger));

    /// <summary>What a snippet with this plan prints when the events of a trace happen.</summary>
    internal static IReadOnlyList<string> Printed(SnippetPlan plan, IReadOnlyList<TraceEvent> events)
    {
        var printed = new List<string>();
        var free = new Dictionary<string, TraceEvent>(StringComparer.Ordinal);
        var atEnd = events.ToList().FindLastIndex(seen => seen.Kind == TraceKind.Unhandled);
        for (var i = 0; i < events.Count; i++)
        {
            var seen = events[i];
            if (seen.Kind == TraceKind.Free)
            {
                free[seen.Text] = seen;
            }
            else if (i != atEnd && LineOf(seen) is { } line)
            {
                printed.Add(line);
            }
        }

        printed.AddRange(plan.Gates
            .Select(gate => free.GetValueOrDefault(ProgramSyntax.LockName(gate.Other).ToString()))
            .Where(seen => seen.Kind == TraceKind.Free)
            .Select(seen => seen.ToString()));
        printed.AddRange(events.Where(seen => seen.Kind == TraceKind.Timers).TakeLast(1).Select(seen => seen.ToString()));
        if (plan.ShowsLedger && atEnd >= 0)
        {
            printed.Add(events[atEnd].ToString());
        }

        if (plan.ShowsLog)
        {
            printed.AddRange(events.Where(seen => seen.Kind == TraceKind.Logged).Select(seen => seen.ToString()));
        }

        return printed;
    }

    /// <summary>What is printed where it happens; the looks around are printed once, at the end.</summary>
    private static string? LineOf(TraceEvent seen) => seen.Kind switch
    {
        TraceKind.EnterValue => string.Create(CultureInfo.InvariantCulture, $"p{seen.Number} got {seen.Text}"),
        TraceKind.EnterFailure => string.Create(CultureInfo.InvariantCulture, $"p{seen.Number} got !{seen.Text}"),
        TraceKind.CancellerEnter => string.Create(CultureInfo.InvariantCulture, $"c{seen.Number} called"),
        TraceKind.State when seen.Text.StartsWith("waiting", StringComparison.Ordinal) =>
            string.Create(CultureInfo.InvariantCulture, $"d{seen.Number} is waiting"),
        TraceKind.Operation or TraceKind.Leave or TraceKind.CancellerLeave or TraceKind.Logged or TraceKind.Timers => null,
        _ => seen.ToString(),
    };

    private static IReadOnlyList<string> Expectation(SnippetPlan plan) => Printed(plan, plan.Rehearsal.Trace.Events);

    private static void WriteBeginning(SnippetPlan plan, SnippetLines lines, SnippetLines body)
    {
        if (plan.NeedsScope)
        {
            lines.Add(plan.ShowsLog ? "var log = new Log();" : null);
            lines.Add($"var scope = new Scope(\"snippet\", {(plan.ShowsLog ? "log: log, " : "")}holdsFailures: true);");
            lines.Add("using var activation = scope.Enter();");
        }

        lines.Add(plan.UsesClock || body.Speaks("clock") ? "var clock = new Clock();" : null);
        foreach (var slot in plan.DeclaredFirst.Select(slot => ProgramSyntax.SlotName(slot).ToString()).Where(body.Speaks))
        {
            lines.Add($"Deferred<object?> {slot} = null!;");
        }

        foreach (var (name, type) in plan.LocksDeclaredFirst.Where(one => body.Speaks(one.Name)))
        {
            lines.Add($"{type} {name} = null!;");
        }
    }

    private static void WriteEnd(SnippetPlan plan, SnippetLines lines)
    {
        foreach (var maker in plan.Gates)
        {
            var variable = plan.LockVariable(maker);
            var count = maker.Verb == Verb.NewLock ? $"({variable}.IsLocked ? 0 : 1)" : $"{variable}.Tokens";
            lines.Add($"Console.WriteLine($\"free {ProgramSyntax.LockName(maker.Other)} {{{count}}}\");");
        }

        lines.Add(plan.UsesClock ? "Console.WriteLine($\"timers {clock.Pending}\");" : null);
        lines.Add(plan.ShowsLedger ? "Unhandled();" : null);
        lines.Add(plan.ShowsLog ? "Console.WriteLine($\"logged {Name.OfAll(log.Errors)}\");" : null);
    }
}
