namespace TrialNet.Framework;

/// <summary>Errors that were logged during a test and not yet flushed (T28). Threading: any thread.</summary>
/// <param name="gate">Keeps threads apart; shared with the rest of the test's account, which may hold it already.</param>
internal sealed class ErrorCollector(Lock gate)
{
    private List<LoggedError>? _errors;

    internal void Add(LoggedError error)
    {
        lock (gate)
        {
            (_errors ??= []).Add(error);
        }
    }

    /// <summary>Takes the errors of one of the types; all if none is given.</summary>
    internal IReadOnlyList<LoggedError> Take(params ReadOnlySpan<Type> types)
    {
        lock (gate)
        {
            if (_errors is null)
            {
                return [];
            }

            var taken = new List<LoggedError>();
            var left = new List<LoggedError>();
            foreach (var error in _errors)
            {
                (types.IsEmpty || error.Failure.Check(types) is not null ? taken : left).Add(error);
            }

            _errors = left;
            return taken;
        }
    }
}
