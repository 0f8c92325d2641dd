namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapter P-NS.</summary>
internal static class NetstringMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "N-P-NS-01", "A length that is cut begins anew.", "P-NS-01",
            new Edit(
                "NetstringReceiver",
                "return data.Length;",
                "_digits = NoLength; return data.Length;")),
        new(
            "N-P-NS-02", "What follows a frame in its chunk is dropped.", "P-NS-02",
            new Edit(
                "NetstringReceiver",
                "consumed += _length + 1;",
                "consumed += data.Length;")),
        new(
            "N-P-NS-03", "A length may begin with zeros.", "P-NS-03",
            new Edit(
                "NetstringReceiver",
                "else if (_digits == 0)",
                "else if (_digits == 0 && _maxLength < 0)")),
        new(
            "N-P-NS-04", "The limit is looked at when the colon comes.", "P-NS-04",
            new Edit(
                "NetstringReceiver",
                "if (value > _maxLength)",
                "if (value > int.MaxValue)"),
            new Edit(
                "NetstringReceiver",
                "_length = _digits; _digits = NoLength;",
                """
                if (_digits > _maxLength) { _error = "Too long."; return index + 1; } _length = _digits; _digits = NoLength;
                """)),
        new(
            "N-P-NS-05", "A payload of exactly the limit is refused.", "P-NS-05",
            new Edit(
                "NetstringReceiver",
                "if (value > _maxLength)",
                "if (value >= _maxLength)")),
        new(
            "N-P-NS-06", "Any byte may stand for the comma.", "P-NS-06",
            new Edit(
                "NetstringReceiver",
                "if (data[_length] != ',')",
                "if (_length < 0)")),
        new(
            "N-P-NS-07", "An error does not end the connection.", "P-NS-07",
            new Edit(
                "NetstringReceiver",
                "finally { Transport.LoseConnection(); }",
                "finally { _error = _error.Trim(); }")),
        new(
            "N-P-NS-08", "An empty string is not delivered.", "P-NS-08",
            new Edit(
                "NetstringReceiver",
                "StringReceived(frame); return;",
                "if (!frame.IsEmpty) { StringReceived(frame); } return;")),
        new(
            "N-P-NS-09", "What there is of a frame is delivered at the end.", "P-NS-09",
            new Edit(
                "FramedProtocol",
                "StopDelivering(); ConnectionLost(reason);",
                "if (!_isEnded && !_buffer.IsEmpty) { DeliverFrame(_buffer.Content); } StopDelivering(); ConnectionLost(reason);")),
        new(
            "N-P-NS-10", "After LoseConnection the frames of the chunk are delivered.", "P-NS-10",
            new Edit(
                "FramedProtocol",
                "!_isEnded && !IsPaused && !Transport.IsDisconnecting;",
                "!_isEnded && !IsPaused;")),
        new(
            "N-P-NS-11", "The encoder counts characters.", "P-NS-11",
            new Edit(
                "Netstring",
                "Utf8Formatter.TryFormat(payload.Length, output, out var digits);",
                "Utf8Formatter.TryFormat(System.Text.Encoding.UTF8.GetCharCount(payload), output, out var digits);")),
        new(
            "N-P-NS-12", "Each byte that comes costs as much as all before it.", "P-NS-12",
            new Edit(
                "NetstringReceiver",
                "frame = default; consumed =",
                "frame = default; for (var byteAt = 0; byteAt < data.Length; byteAt++) { _seen = (_seen * 31) + data[byteAt]; } consumed ="),
            new Edit(
                "NetstringReceiver",
                "private string? _error;",
                "private string? _error; private int _seen;")),
    ];
}
