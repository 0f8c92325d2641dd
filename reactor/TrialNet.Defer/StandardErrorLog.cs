namespace TrialNet.Defer;

/// <summary>The log of a program that set up none: errors go to standard error, messages nowhere.</summary>
internal sealed class StandardErrorLog : ILogSink
{
    internal static readonly StandardErrorLog Instance = new();

    private StandardErrorLog()
    {
    }

    public void Message(string text)
    {
    }

#pragma warning disable RS0030 // The last resort of a program without any log: there is nowhere else to say it.
    public void Error(Failure failure, string context)
    {
        ArgumentNullException.ThrowIfNull(failure);
        Console.Error.WriteLine($"{context}: {failure.GetTraceback()}");
    }
#pragma warning restore RS0030
}
