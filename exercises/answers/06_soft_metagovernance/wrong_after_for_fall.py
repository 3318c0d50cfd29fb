# %% answer-alive
alive = from_none_to_full(city, city_shock, steps=3)["ties"]

# %% answer-destroyed
destroyed = prospects(*corners(0, 1, leaving=0.4, changing=0.3))
