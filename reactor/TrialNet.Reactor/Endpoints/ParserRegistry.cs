using TrialNet.Shared.Text;

namespace TrialNet.Reactor.Endpoints;

/// <summary>Who reads which type of description. Threading: any thread.</summary>
internal sealed class ParserRegistry<TParser>(string side, Func<TParser, IReadOnlyCollection<string>> typesOf)
    where TParser : class
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, TParser> _parsers = new(StringComparer.Ordinal);

    internal IReadOnlyCollection<string> Types
    {
        get
        {
            lock (_gate)
            {
                return [.. _parsers.Keys];
            }
        }
    }

    internal void Add(TParser parser)
    {
        lock (_gate)
        {
            var types = typesOf(parser);
            if (types.FirstOrDefault(_parsers.ContainsKey) is { } taken)
            {
                throw new ArgumentException($"There is a parser for {side} endpoints of the type {taken} already.", nameof(parser));
            }

            foreach (var type in types)
            {
                _parsers.Add(type, parser);
            }
        }
    }

    internal TParser Find(EndpointDescription description)
    {
        lock (_gate)
        {
            return _parsers.TryGetValue(description.Type, out var parser)
                ? parser
                : throw new FormatException(
                    $"There is no type '{description.Type}' of {side} endpoints{NearestNames.Hint(description.Type, _parsers.Keys)}.");
        }
    }
}
