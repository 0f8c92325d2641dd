using System.Diagnostics;
using System.Reflection;

namespace TrialNet.Defer;

/// <summary>A place with the whole stack that led to it: kept instead of the place alone in debug mode (D-3.03, D-12.04).</summary>
internal sealed class RecordedStack
{
    private readonly StackTrace _stack;

    private RecordedStack(object place, StackTrace stack)
    {
        Place = place;
        _stack = stack;
    }

    /// <summary>Whether stacks are recorded; asked wherever a Deferred is made or fired.</summary>
    internal static bool IsOn { get; set; } = Environment.GetEnvironmentVariable("TRIALNET_DEBUG_DEFERREDS") == "1";

    internal object Place { get; }

    /// <summary>The place itself, if it comes with a stack.</summary>
    internal static object PlaceOf(object place) => place is RecordedStack recorded ? recorded.Place : place;

    /// <summary>A place with the stack of this call.</summary>
    internal static RecordedStack Here(object place) => new(PlaceOf(place), new StackTrace(fNeedFileInfo: true));

    /// <summary>The frames above this library's own, one a line as .NET writes them.</summary>
    internal static string? TextOf(object? place) => (place as RecordedStack)?.ToString();

    /// <summary>The method from which this library was called; unknown if the stack does not say.</summary>
    internal static SourceLocation Caller() =>
        new StackTrace().GetFrames().Select(static frame => frame.GetMethod()).FirstOrDefault(static method => !IsOurs(method)) switch
        {
            { Name: "MoveNext", DeclaringType: { } stateMachine } when stateMachine.Name.StartsWith('<') => AsyncMethodName.Of(stateMachine),
            MethodInfo method => AsyncMethodName.Of(method),
            _ => default,
        };

    public override string ToString() =>
        new StackTrace(_stack.GetFrames().SkipWhile(static frame => IsOurs(frame.GetMethod()))).ToString().TrimEnd();

    private static bool IsOurs(MethodBase? method) => method?.DeclaringType?.Assembly == typeof(RecordedStack).Assembly;
}
