using System.Text;

namespace TrialNet.Runner.Execution;

/// <summary>
/// Puts what tests write to the console into the account of the test that wrote it. Which one that is, is known as it is for what
/// its threads throw (<see cref="LooseThreads"/>): what is started inherits it. It goes to the console all the
/// same, for whoever watches. Threading: any thread.
/// </summary>
internal sealed class ConsoleCapture : IDisposable
{
#pragma warning disable RS0030 // It is the console of the tests, which are anybody's code, that is to be captured.
    private readonly TextWriter _output = Console.Out;
    private readonly TextWriter _error = Console.Error;

    private ConsoleCapture()
    {
        Console.SetOut(new CapturingWriter(new Lazy<TextWriter>(_output), isError: false));
        Console.SetError(new CapturingWriter(new Lazy<TextWriter>(_error), isError: true));
    }

    /// <summary>Begins, until the end of the process; the streams are opened when they are needed.</summary>
    internal static void StartInWorker()
    {
        Console.SetOut(new CapturingWriter(new Lazy<TextWriter>(static () => Open(Console.OpenStandardOutput())), isError: false));
        Console.SetError(new CapturingWriter(new Lazy<TextWriter>(static () => Open(Console.OpenStandardError())), isError: true));
    }

    /// <summary>Begins.</summary>
    /// <returns>Ends it.</returns>
    internal static ConsoleCapture Start() => new();

    /// <summary>Writes last words to standard error, whatever tests have made of the console.</summary>
    internal static void Tell(string words)
    {
        try
        {
            using var stream = Console.OpenStandardError();
            stream.Write(Encoding.UTF8.GetBytes(words));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is closed, and nobody hears.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Console.SetOut(_output);
        Console.SetError(_error);
    }
#pragma warning restore RS0030

    private static StreamWriter Open(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
}
