using System.Diagnostics.CodeAnalysis;
using TrialNet.Runner.Workers;

namespace TrialNet.Trial.Stacks;

/// <summary>
/// Reads stacks of .NET processes with the runtime's own debugging library. Nothing of that is loaded before it is needed.
/// Threading: any thread; the reading itself has a thread of its own, since an operating system may let only one thread look.
/// </summary>
internal sealed class ProcessStacks : IStackReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public StackReading Read(int processId, int? thread)
    {
        StackReading? reading = null;
        var reader = new Thread(() => reading = ReadHere(processId, thread)) { IsBackground = true, Name = "TrialNet stacks" };
        reader.Start();
        return reader.Join(Patience) && reading is not null
            ? reading
            : new StackReading(null, $"the process could not be looked into within {Patience.TotalSeconds:0} s.");
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong in looking must not cost the verdict.")]
    private static StackReading ReadHere(int processId, int? thread)
    {
        try
        {
            return ThreadStack.Read(processId, thread) is { Length: > 0 } frames
                ? new StackReading(frames, null)
                : new StackReading(null, "no thread of it runs a test.");
        }
        catch (Exception error)
        {
            return new StackReading(null, $"{error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}");
        }
    }
}
