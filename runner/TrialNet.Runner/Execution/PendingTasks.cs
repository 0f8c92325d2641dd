using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Runtime.CompilerServices;
using TrialNet.Defer;

namespace TrialNet.Runner.Execution;

/// <summary>
/// The asynchronous methods of tests that have begun and not ended, told by the runtime's event source for tasks; whose they are, what
/// is ambient where they begin. That costs each of them some 0.1 ms, so it is done where it was asked for.
/// Threading: any thread.
/// </summary>
internal sealed class PendingTasks : EventListener
{
    private const string TaskEvents = "System.Threading.Tasks.TplEventSource";
    private const EventKeywords Operations = (EventKeywords)8;
    private const int Begins = 14;
    private const int Ends = 15;

    // Others than asynchronous methods have names of their own: a delay, a task of several.
    private const string Method = "Async: ";

    private static readonly string? Frameworks = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(typeof(object).Assembly.Location)));

    private readonly ConcurrentDictionary<int, (CaseFlow Owner, StackTrace Stack)> _all = new();

    /// <summary>Finds the methods that a test's code has begun and that have not ended.</summary>
    /// <param name="flow">The test.</param>
    /// <returns>The names of the methods.</returns>
    internal IReadOnlyList<string> Find(CaseFlow flow)
    {
        List<string> names = [];
        foreach (var (id, (owner, stack)) in _all)
        {
            if (!ReferenceEquals(owner, flow))
            {
                continue;
            }

            if (FindMethod(stack) is { } machine)
            {
                names.Add(AsyncMethodName.Of(machine).ToString());
            }
            else
            {
                _all.TryRemove(id, out _);
            }
        }

        return names;
    }

    /// <summary>A test is over: what it has begun is not kept any longer.</summary>
    internal void Forget(CaseFlow flow)
    {
        foreach (var (id, (owner, _)) in _all)
        {
            if (ReferenceEquals(owner, flow))
            {
                _all.TryRemove(id, out _);
            }
        }
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (string.Equals(eventSource.Name, TaskEvents, StringComparison.Ordinal))
        {
            EnableEvents(eventSource, EventLevel.Informational, Operations);
        }
    }

    /// <summary>On the thread that begins or ends a method.</summary>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData is { EventId: Begins, Payload: [int begun, string name, ..] })
        {
            if (name.StartsWith(Method, StringComparison.Ordinal) && LooseThreads.Current is { } flow)
            {
                _all[begun] = (flow, new StackTrace(fNeedFileInfo: false));
            }
        }
        else if (eventData is { EventId: Ends, Payload: [int ended, ..] })
        {
            _all.TryRemove(ended, out _);
        }
    }

    /// <summary>The machine that the compiler has made of the method that begins; null for one of the frameworks' or of TrialNet's.</summary>
    private static Type? FindMethod(StackTrace stack)
    {
        foreach (var frame in stack.GetFrames())
        {
            if (frame.GetMethod()?.DeclaringType is { } type && typeof(IAsyncStateMachine).IsAssignableFrom(type))
            {
                return UserFrames.IsOurs(type.Assembly) || IsOfFramework(type.Assembly.Location) ? null : type;
            }
        }

        return null;
    }

    private static bool IsOfFramework(string path) => Frameworks is { Length: > 0 } && path.StartsWith(Frameworks, StringComparison.Ordinal);
}
