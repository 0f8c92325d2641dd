using System.Text;

namespace TrialNet.Conformance.Explaining;

/// <summary>Draws a scene with the box characters of a terminal.</summary>
internal sealed class RouteCanvas
{
    private const int Up = 1;
    private const int Down = 2;
    private const int Left = 4;
    private const int Right = 8;

    /// <summary>By the sides on which a line leaves a cell.</summary>
    private const string Sharp = " ╵╷│╴┘┐┤╶└┌├─┴┬┼";
    private const string Round = " │││─╯╮┤─╰╭├─┴┬┼";

    private readonly int[,] _sides;
    private readonly bool[,] _isBox;
    private readonly bool[,] _isDashed;
    private readonly char[,] _text;
    private readonly RouteStyle[,] _styles;
    private readonly int _width;
    private readonly int _height;

    private RouteCanvas(RouteScene scene)
    {
        _width = RouteScene.MaxWidth + 2;
        _height = scene.Height + 1;
        _sides = new int[_width, _height];
        _isBox = new bool[_width, _height];
        _isDashed = new bool[_width, _height];
        _text = new char[_width, _height];
        _styles = new RouteStyle[_width, _height];
        foreach (var line in scene.Lines)
        {
            Draw(line);
        }

        foreach (var box in scene.Boxes)
        {
            Draw(box);
        }

        foreach (var text in scene.Texts)
        {
            for (var i = 0; i < text.Text.Length && text.X + i < _width; i++)
            {
                _text[text.X + i, text.Y] = text.Text[i];
                _styles[text.X + i, text.Y] = text.Style;
            }
        }
    }

    internal static string Of(RouteScene scene, bool isColoured) => new RouteCanvas(scene).ToText(isColoured);

    private void Draw(RouteLine line)
    {
        var (dx, dy) = (Math.Sign(line.X2 - line.X1), Math.Sign(line.Y2 - line.Y1));
        var (x, y) = (line.X1, line.Y1);
        while ((x, y) != (line.X2, line.Y2))
        {
            Touch(x, y, dx > 0 ? Right : dx < 0 ? Left : dy > 0 ? Down : Up, line.Style, line.IsDashed);
            (x, y) = (x + dx, y + dy);
            Touch(x, y, dx > 0 ? Left : dx < 0 ? Right : dy > 0 ? Up : Down, line.Style, line.IsDashed);
        }

        if (line.HasArrow)
        {
            _text[x, y] = dx > 0 ? '►' : '◄';
        }
    }

    private void Draw(RouteBox box)
    {
        var (right, bottom) = (box.X + box.Width - 1, box.Y + box.Height - 1);
        for (var x = box.X; x < right; x++)
        {
            Border(x, box.Y, Right, box);
            Border(x + 1, box.Y, Left, box);
            Border(x, bottom, Right, box);
            Border(x + 1, bottom, Left, box);
        }

        for (var y = box.Y; y < bottom; y++)
        {
            Border(box.X, y, Down, box);
            Border(box.X, y + 1, Up, box);
            Border(right, y, Down, box);
            Border(right, y + 1, Up, box);
        }
    }

    private void Border(int x, int y, int side, RouteBox box)
    {
        _isBox[x, y] = true;
        Touch(x, y, side, box.Style, box.IsDashed);
    }

    private void Touch(int x, int y, int side, RouteStyle style, bool isDashed)
    {
        var isNew = _sides[x, y] == 0;
        _sides[x, y] |= side;
        _isDashed[x, y] = (isNew || _isDashed[x, y]) && isDashed;
        if (isNew || _styles[x, y] == RouteStyle.Dim)
        {
            _styles[x, y] = style;
        }
    }

    private char CharAt(int x, int y)
    {
        if (_text[x, y] != '\0')
        {
            return _text[x, y];
        }

        var sides = _sides[x, y];
        return sides switch
        {
            0 => ' ',
            (Up | Down) or Up or Down when _isDashed[x, y] => '┊',
            (Left | Right) or Left or Right when _isDashed[x, y] => '┄',
            _ => (_isBox[x, y] ? Sharp : Round)[sides],
        };
    }

    private string ToText(bool isColoured)
    {
        var text = new StringBuilder();
        for (var y = 0; y < _height; y++)
        {
            var row = new StringBuilder();
            var style = RouteStyle.Plain;
            var end = _width;
            while (end > 0 && CharAt(end - 1, y) == ' ')
            {
                end--;
            }

            for (var x = 0; x < end; x++)
            {
                var next = CharAt(x, y) == ' ' ? style : _styles[x, y];
                if (isColoured && next != style)
                {
                    row.Append(Ansi.Reset).Append(Ansi.Of(next));
                    style = next;
                }

                row.Append(CharAt(x, y));
            }

            text.Append(row).Append(isColoured && style != RouteStyle.Plain ? Ansi.Reset : string.Empty).Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }
}
