using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Loop;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Simulated;

/// <summary>Where a call from another thread comes from, as far as that can be told.</summary>
internal static class EntryPlace
{
    private static readonly string[] NobodysCode = ["System.", "Microsoft.", "TrialNet.Defer", "TrialNet.Reactor,", "TrialNet.Reactor.Abstractions"];

    /// <summary>The place in somebody's code that entered, or the method that goes on; to be asked inside the call.</summary>
    internal static string Of(in QueuedCall call)
    {
        var stack = new StackTrace(fNeedFileInfo: true);
        var frame = stack.GetFrames().FirstOrDefault(static frame => frame.GetMethod() is { } method && IsSomebodys(method));
        if (frame?.GetFileName() is { } file)
        {
            return new SourceLocation(file, frame.GetFileLineNumber()).ToString();
        }

        return (call.State as Delegate ?? call.Callback) is var function && StateMachineOf(function.Target) is { } method
            ? AsyncMethodName.Of(method).ToString()
            : DelegateName.Of(function);
    }

    /// <summary>Whether it is only a scope that logs: what other threads log changes nothing.</summary>
    internal static bool IsLogging(in QueuedCall call) => call.State is Action { Target: { } target } && target.GetType().DeclaringType == typeof(Scope);

    private static bool IsSomebodys(MethodBase method)
    {
        var assembly = method.DeclaringType?.Assembly.FullName ?? string.Empty;
        return assembly.Length > 0 && !NobodysCode.Any(start => assembly.StartsWith(start, StringComparison.Ordinal));
    }

    private static Type? StateMachineOf(object? target) => target is null
        ? null
        : target.GetType().GetGenericArguments().FirstOrDefault(static type => type.IsAssignableTo(typeof(IAsyncStateMachine)));
}
