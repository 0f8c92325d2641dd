namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapter R-PROD.</summary>
internal static class ProducerMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "N-R-PROD-01", "A second producer is taken.", "R-PROD-01",
            new Edit(
                "Connection.Producing",
                "if (HasProducer) { throw new InvalidOperationException(",
                "if (HasProducer && _hasPaused && _isAsking) { throw new InvalidOperationException(")),
        new(
            "N-R-PROD-02", "A producer of a lost connection is not stopped.", "R-PROD-02",
            new Edit(
                "Connection.Producing",
                """
                CallProducer(producer, static producer => producer.StopProducing(), "StopProducing"); return false;
                """,
                "return false;")),
        new(
            "N-R-PROD-03", "A push producer is never paused.", "R-PROD-03",
            new Edit(
                "Connection.Producing",
                "&& !_hasPaused && _unsent.Length > WriteLimit)",
                "&& !_hasPaused && _unsent.Length > int.MaxValue)")),
        new(
            "M-84", "A push producer is never resumed.", "R-PROD-04",
            new Edit(
                "Connection.Producing",
                "if (_push is { } push && _hasPaused) { _hasPaused = false;",
                "if (_push is { } push && _hasPaused && _isAsking) { _hasPaused = false;")),
        new(
            "N-R-PROD-04", "A push producer is resumed though it was not paused.", "R-PROD-04",
            new Edit(
                "Connection.Producing",
                "if (_push is { } push && _hasPaused)",
                "if (_push is { } push)")),
        new(
            "M-83", "A pull producer is asked but once.", "R-PROD-05",
            new Edit(
                "Connection.Producing",
                "else if (_pull is { } pull && _isPieceDue)",
                "else if (_pull is { } pull && _isPieceDue && _hasPaused)")),
        new(
            "N-R-PROD-06", "What a producer writes when it is resumed is not counted.", "R-PROD-06",
            new Edit(
                "Connection.Producing",
                "_hasPaused = false; CallProducer(push",
                "CallProducer(push"),
            new Edit(
                "Connection.Producing",
                """
                "ResumeProducing"); } else if
                """,
                """
                "ResumeProducing"); _hasPaused = false; } else if
                """)),
        new(
            "N-R-PROD-07", "LoseConnection does not wait for the producer.", "R-PROD-07",
            new Edit(
                "Connection.Closing",
                "if (HasProducer || _failure is not null ||",
                "if (_failure is not null ||")),
        new(
            "N-R-PROD-08", "The loss of the connection is not told to the producer.", "R-PROD-08",
            new Edit(
                "Connection.Closing",
                "StopProducer(); var protocol",
                "ForgetProducer(); var protocol")),
        new(
            "N-R-PROD-09", "What is written while a producer is paused is dropped.", "R-PROD-09",
            new Edit(
                "Connection.Writing",
                "if (data.IsEmpty || _failure is not null)",
                "if (data.IsEmpty || _failure is not null || _hasPaused)")),
        new(
            "N-R-PROD-10", "StopProducing of a transport aborts.", "R-PROD-10",
            new Edit(
                "Connection.Tls",
                "public void StopProducing() => LoseConnection();",
                "public void StopProducing() => AbortConnection();")),
    ];
}
