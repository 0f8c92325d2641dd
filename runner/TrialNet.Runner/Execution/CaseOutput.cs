using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>Collects what one test writes until its verdict. Threading: any thread.</summary>
/// <param name="gate">Keeps threads apart; shared with the rest of the test's account, which may hold it already.</param>
internal sealed class CaseOutput(Lock gate)
{
    private KeptText? _output;
    private KeptText? _error;
    private KeptText? _log;
    private bool _isClosed;

    /// <summary>Takes what was written to the console.</summary>
    internal void Write(bool isError, ReadOnlySpan<char> text)
    {
        lock (gate)
        {
            if (!_isClosed)
            {
                (isError ? _error ??= new KeptText() : _output ??= new KeptText()).Append(text);
            }
        }
    }

    /// <summary>Takes a line of the log.</summary>
    internal void Log(string line)
    {
        lock (gate)
        {
            if (!_isClosed)
            {
                _log ??= new KeptText();
                _log.Append(line);
                _log.Append("\n");
            }
        }
    }

    /// <summary>Ends the account.</summary>
    /// <returns>What there is; null if there is nothing.</returns>
    internal TestOutput? Close()
    {
        lock (gate)
        {
            _isClosed = true;
            return _output is null && _error is null && _log is null
                ? null
                : new TestOutput(_output?.ToString(), _error?.ToString(), _log?.ToString());
        }
    }
}
