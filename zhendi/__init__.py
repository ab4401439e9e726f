"""阵地 Zhendi: one content tree becomes a community's site and the loop of every lobby screen."""
