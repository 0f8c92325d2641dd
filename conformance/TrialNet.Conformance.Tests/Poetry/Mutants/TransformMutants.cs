using TrialNet.Conformance.Tests.Mutants;

namespace TrialNet.Conformance.Tests.Poetry.Mutants;

/// <summary>Transforms: P-XF, and the two of framing that are in the published list.</summary>
internal static class TransformMutants
{
    internal static readonly PoetryMutant[] All =
    [
        new(
            "M-87", "A netstring may be as long as 007.", "P-NS-03",
            new Edit(
                "NetstringReceiver",
                "else if (_digits == 0)",
                "else if (_digits == 0 && next == '0' && _maxLength < 0)")),
        new(
            "M-88", "The limit of netstrings is off by one.", "P-NS-05 P-NS-04",
            new Edit(
                "NetstringReceiver",
                "if (value > _maxLength)",
                "if (value > _maxLength + 1)")),
        new(
            "M-89", "A request is split at its last dot.", "P-XF-02",
            new Edit(
                "TransformProtocol",
                "payload.IndexOf((byte)'.')",
                "payload.LastIndexOf((byte)'.')")),
        new(
            "N-P-XF-01", "Letters outside ASCII keep their case.", "P-XF-01",
            new Edit(
                "BuiltInTransforms",
                "text.ToLowerInvariant();",
                "string.Concat(text.Select(static letter => char.IsAsciiLetterUpper(letter) ? (char)(letter + 32) : letter));")),
        new(
            "N-P-XF-01b", "Letters change their case as in the country of the process.", "P-XF-01",
            new Edit(
                "BuiltInTransforms",
                "text.ToLowerInvariant();",
                "text.ToLower(System.Globalization.CultureInfo.CurrentCulture);")),
        new(
            "N-P-XF-03", "A request that gets no answer is not in the log.", "P-XF-03",
            new Edit(
                "TransformProtocol",
                "_factory.Logger.Log(level, error, \"No answer to {Peer}: {Why}.\", PeerName, why);",
                "_ = (level, error, PeerName, why);")),
        new(
            "N-P-XF-03b", "A transform that fails leaves its client waiting.", "P-XF-03",
            new Edit(
                "TransformProtocol",
                "Refuse(\"the transform failed\", LogLevel.Error, failure.Value);",
                "_factory.Logger.Log(LogLevel.Error, failure.Value, \"No answer.\"); _limit?.Release();")),
        new(
            "N-P-XF-04", "A name may be written in any case.", "P-XF-04",
            new Edit(
                "TransformService",
                "_transforms = new(StringComparer.Ordinal);",
                "_transforms = new(StringComparer.OrdinalIgnoreCase);")),
        new(
            "N-P-XF-05", "Every request on a connection is carried out.", "P-XF-05",
            new Edit(
                "TransformProtocol",
                "StopDelivering(); if (dot < 0)",
                "if (dot < 0)")),
        new(
            "N-P-XF-06", "A connection that is lost before the answer is not told.", "P-XF-06",
            new Edit(
                "TransformClientProtocol",
                "else { _factory.Failed(new Failure(_error ?? Lost(reason)));",
                "else if (_error is not null) { _factory.Failed(new Failure(_error ?? Lost(reason)));")),
        new(
            "N-P-XF-07", "A transform that fails takes the poem along.", "P-XF-07",
            new Edit(
                "Client60",
                "run.Complain(\"Cummingsify failed!\"); return poem;",
                "run.Complain(\"Cummingsify failed!\"); return new byte[0];")),
        new(
            "N-P-XF-08", "An answer above the limit is sent.", "P-XF-08",
            new Edit(
                "TransformProtocol",
                "if (poem is null || poem.Length > MaxLength)",
                "if (poem is null)")),
    ];
}
