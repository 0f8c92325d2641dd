using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace TrialNet.Conformance.Bridge;

/// <summary>A process that is asked with lines and answers with lines. Whatever goes wrong with it, it is ended.</summary>
internal sealed class BridgeProcess : IDisposable
{
    private const int KeptErrorLines = 20;

    private readonly Process _process;
    private readonly TimeSpan _patience;
    private readonly BlockingCollection<string> _questions = [];
    private readonly BlockingCollection<string> _answers = [];
    private readonly Queue<string> _errors = new();

    /// <exception cref="BridgeException">It cannot be started.</exception>
    internal BridgeProcess(BridgeCommand command, TimeSpan patience)
    {
        Command = command;
        _patience = patience;
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(command.Executable, command.Arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new UTF8Encoding(false),
                StandardOutputEncoding = Encoding.UTF8,
                UseShellExecute = false,
            },
        };
        _process.OutputDataReceived += (_, line) => HearAnswer(line.Data);
        _process.ErrorDataReceived += (_, line) => HearError(line.Data);
        try
        {
            _process.Start();
        }
        catch (Win32Exception error)
        {
            throw new BridgeException($"'{command}' cannot be started: {error.Message}", error);
        }

        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        new Thread(Write) { IsBackground = true, Name = "questions to " + command.Executable }.Start();
    }

    internal BridgeCommand Command { get; }

    internal int Id => _process.Id;

    /// <summary>Asks; what goes wrong with it shows in the answer.</summary>
    internal void Ask(string line) => _questions.Add(line);

    /// <param name="question">What is being answered, for the message of an error.</param>
    /// <exception cref="BridgeException">The process ends, or says nothing for too long.</exception>
    internal string Answer(string question)
    {
        if (_answers.TryTake(out var line, _patience))
        {
            return line;
        }

        var reason = _answers.IsCompleted ? Ended() : $"'{Command}' has not answered within {_patience.TotalSeconds} s.";
        throw new BridgeException($"{reason} It was asked: {question}");
    }

    /// <summary>Ends the process, politely at first.</summary>
    public void Dispose()
    {
        _questions.CompleteAdding();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(1)))
        {
            Kill();
        }

        _process.Dispose();
    }

    /// <summary>On a thread of its own: a process that does not read takes so much and then no more.</summary>
    private void Write()
    {
        try
        {
            var input = _process.StandardInput;
            foreach (var line in _questions.GetConsumingEnumerable())
            {
                input.WriteLine(line);
                input.Flush();
            }

            input.Close();
        }
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            // It is gone, and with it what was still to be written; whoever waits for the answer hears of it.
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(_patience);
        }
        catch (InvalidOperationException)
        {
            // It has ended meanwhile.
        }
    }

    private void HearAnswer(string? line)
    {
        if (line is null)
        {
            _answers.CompleteAdding();
        }
        else
        {
            _answers.Add(line);
        }
    }

    private void HearError(string? line)
    {
        lock (_errors)
        {
            if (line is not null)
            {
                _errors.Enqueue(line);
                if (_errors.Count > KeptErrorLines)
                {
                    _errors.Dequeue();
                }
            }
        }
    }

    private string Ended()
    {
        // Waits for the rest of what it had to say, which would explain its end.
        var hasEnded = _process.WaitForExit(TimeSpan.FromSeconds(1));
        lock (_errors)
        {
            return $"'{Command}' has ended{(hasEnded ? $" with exit code {_process.ExitCode}" : "")}: "
                + (_errors.Count == 0 ? "it wrote nothing to standard error." : string.Join('\n', _errors));
        }
    }
}
