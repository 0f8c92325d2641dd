using System.Diagnostics;
using TrialNet.Defer;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>
/// Where code of a test goes on after an await: its reactor's context, and an account of what has not ended when the test has. That
/// is <c>async void</c> methods, which tell their context when they begin and end, and tasks that are to go on when no reactor is left
/// to do it. Threading: any thread.
/// </summary>
/// <param name="reactorContext">The context of the test's reactor.</param>
internal sealed class CaseContext(SynchronizationContext reactorContext) : SynchronizationContext
{
    private readonly Lock _lock = new();
    private List<string>? _asyncVoid;
    private CaseLog? _endedLog;

    /// <summary>The <c>async void</c> methods that have not ended.</summary>
    internal IReadOnlyList<string> AsyncVoid
    {
        get
        {
            lock (_lock)
            {
                return _asyncVoid is { Count: > 0 } names ? [.. names] : [];
            }
        }
    }

#pragma warning disable VSTHRD001 // This is what others post to.
    public override void Post(SendOrPostCallback d, object? state)
    {
        Volatile.Read(ref _endedLog)?.TellLate(new Problem(ProblemSource.Late, Verdict.Error, null, DescribeLate(state), null));
        reactorContext.Post(d, state);
    }

    public override void Send(SendOrPostCallback d, object? state) => reactorContext.Send(d, state);
#pragma warning restore VSTHRD001

    public override SynchronizationContext CreateCopy() => this;

    public override void OperationStarted()
    {
        var name = NameOf(new StackTrace(1));
        lock (_lock)
        {
            (_asyncVoid ??= []).Add(name);
        }
    }

    public override void OperationCompleted()
    {
        var name = NameOf(new StackTrace(1));
        lock (_lock)
        {
            // Where the compiler has put the beginning into its caller, the names differ.
            if (_asyncVoid?.Remove(name) is false && _asyncVoid.Count > 0)
            {
                _asyncVoid.RemoveAt(0);
            }
        }
    }

    /// <summary>The test has its verdict, and its reactor is gone.</summary>
    /// <param name="late">Hears of what is to go on only now.</param>
    internal void Close(CaseLog late) => Volatile.Write(ref _endedLog, late);

    private static string DescribeLate(object? state)
    {
        var machine = (state as Delegate)?.Target?.GetType().GenericTypeArguments.LastOrDefault();
        var name = machine is { Name: ['<', ..] } ? NameOf(machine) : "a continuation";
        return $"The test left a task behind: {name} was to go on after an await when the test had ended (place unknown). " +
            "Awaiting its task would have waited for it; what it would have done is lost.";
    }

    /// <summary>The first method on the stack that is not the runtime's: the one that begins, or the one that ends.</summary>
    private static string NameOf(StackTrace stack)
    {
        var method = stack.GetFrames().Select(static frame => frame.GetMethod())
            .FirstOrDefault(static method => method?.DeclaringType?.Assembly is { } assembly && assembly != typeof(object).Assembly);
        return method?.DeclaringType is not { } type ? "a method"
            : type.Name.StartsWith('<') && string.Equals(method.Name, "MoveNext", StringComparison.Ordinal) ? NameOf(type)
            : $"{type.Name}.{method.Name}";
    }

    /// <summary>A method by the machine that the compiler has made of it: <c>Type+&lt;Method&gt;d__1</c>.</summary>
    private static string NameOf(Type machine) => AsyncMethodName.Of(machine).ToString();
}
