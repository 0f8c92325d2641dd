using TrialNet.Defer;

namespace TrialNet.Poetry.Servers.Transforms;

/// <summary>
/// What the server can do, known by name; a protocol of another kind could offer the same. A name that was not added reaches nothing
/// (P-XF-04): there is a table, and nothing else is looked at. Threading: the reactor's own thread.
/// </summary>
public sealed class TransformService
{
    private readonly Dictionary<string, ITransform> _transforms = new(StringComparer.Ordinal);

    /// <summary>The names that can be asked for, sorted.</summary>
    public IReadOnlyList<string> Names => [.. _transforms.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Adds a transform.</summary>
    /// <param name="transform">The transform.</param>
    /// <exception cref="ArgumentException">Its name has a dot or something else that no name has, or is taken.</exception>
    public void Add(ITransform transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        var name = transform.Name;
        if (name is not [>= 'a' and <= 'z' or >= 'A' and <= 'Z', ..] || !name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            throw new ArgumentException($"'{name}' is no name: it begins with a letter, and has letters, digits, '-' and '_'.", nameof(transform));
        }

        if (!_transforms.TryAdd(name, transform))
        {
            throw new ArgumentException($"There is a transform '{name}' already.", nameof(transform));
        }
    }

    /// <summary>Begins to transform.</summary>
    /// <param name="name">The name of a transform.</param>
    /// <param name="poem">The poem, which is the transform's own from now on.</param>
    /// <returns>The new poem to come; fails with a <see cref="BadRequestException"/> if there is no such transform, or with what it threw.</returns>
    public Deferred<byte[]> Transform(string name, byte[] poem) => _transforms.TryGetValue(name, out var transform)
        ? Deferred.Maybe(() => transform.Apply(poem))
        : Deferred.Fail<byte[]>(new BadRequestException("there is no such transform"));
}
